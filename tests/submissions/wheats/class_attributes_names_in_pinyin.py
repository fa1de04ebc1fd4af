# 感知机 (统计学习方法 第二章 作业)
import numpy as np


class GanZhiJi:
    xuexilv = 0.1      # 学习率
    diedai_cishu = 200  # 最大迭代次数

    def __init__(self):
        self.w = None
        self.b = 0

    def fuhao(self, z):
        """符号函数, sign(0) 取 +1"""
        return 1 if z >= 0 else -1

    def xunlian(self, shuju, biaoqian):
        """训练: shuju 为样本, biaoqian 为标签 (+1 / -1)"""
        shuju = np.asarray(shuju, dtype=float)
        biaoqian = np.asarray(biaoqian)
        geshu, weishu = shuju.shape
        self.w = np.ones(weishu)
        self.b = 0.0
        for lun in range(self.diedai_cishu):
            cuowu = 0
            for i in range(geshu):
                xi, yi = shuju[i], biaoqian[i]
                yuce = self.fuhao(np.dot(self.w, xi) + self.b)
                if yuce != yi:
                    self.w = self.w + self.xuexilv * (yi - yuce) * xi
                    self.b = self.b + self.xuexilv * (yi - yuce)
                    cuowu += 1
            if cuowu == 0:
                print('第%d轮收敛' % (lun + 1))
                break

    def yuce(self, shuju):
        return np.array([self.fuhao(np.dot(self.w, x) + self.b) for x in np.asarray(shuju)])
